namespace FeatureGen.Tests.Trees;

/// <summary>The smallest models that use what the formats have.</summary>
internal static class SmallModels
{
    /// <summary>Two trees over a number x, a category c (red, green, blue) and a number z: the first with a categorical node, the second
    /// with linear leaves.</summary>
    public const string LightGbm = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=2
        objective=binary sigmoid:2
        feature_names=x c z
        feature_infos=[0:10] 0:1:2 [-1:1]
        tree_sizes=300 300

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=0 1
        split_gain=5 2
        threshold=1.5 0
        decision_type=10 1
        left_child=1 -1
        right_child=-2 -3
        leaf_value=0.5 -0.25 1
        leaf_weight=3 4 5
        leaf_count=3 4 5
        internal_value=0 0
        internal_weight=0 0
        internal_count=12 8
        cat_boundaries=0 1
        cat_threshold=5
        is_linear=0
        shrinkage=1


        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=2
        split_gain=1
        threshold=0
        decision_type=6
        left_child=-1
        right_child=-2
        leaf_value=0.125 -0.125
        leaf_weight=6 6
        leaf_count=6 6
        internal_value=0
        internal_weight=0
        internal_count=12
        is_linear=1
        leaf_const=0.25 0.5
        num_features=1 2
        leaf_features=0  0 2 
        leaf_coeff=0.5  2 -1 
        shrinkage=0.1


        end of trees

        feature_importances:
        x=1

        parameters:
        [boosting: gbdt]
        end of parameters

        pandas_categorical:[["red", "green", "blue"]]

        """;

    /// <summary>Two classes: a symmetric tree of two levels over numbers x (missing above) and z (missing below), a categorical one, a
    /// leaf.</summary>
    public const string CatBoost = """
        {"features_info":{
        "categorical_features":[{"feature_id":"","feature_index":0,"feature_name":"c","flat_feature_index":1,"values":[-7,12]}],
        "cat_features_hash":[{"hash":4294967289,"value":"red"},{"hash":12,"value":"7"}],
        "float_features":[
        {"borders":[1.5],"feature_id":"x","feature_index":0,"flat_feature_index":0,"has_nans":true,"nan_value_treatment":"AsTrue"},
        {"borders":[0.1],"feature_id":"","feature_index":1,"flat_feature_index":2,"has_nans":true,"nan_value_treatment":"AsFalse"}]},
        "model_info":{"params":{"loss_function":{"params":{},"type":"MultiClass"}},"catboost_version_info":"1.2"},
        "oblivious_trees":[
        {"leaf_values":[1,10,2,20,3,30,4,40],"leaf_weights":[1,2,3,4],
        "splits":[{"border":1.5,"float_feature_index":0,"split_index":0,"split_type":"FloatFeature"},
        {"border":0.1,"float_feature_index":1,"split_index":1,"split_type":"FloatFeature"}]},
        {"leaf_values":[0,0,100,200],"splits":[{"cat_feature_index":0,"value":-7,"split_index":2,"split_type":"OneHotFeature"}]},
        {"leaf_values":[0.5,0.25],"splits":null}],
        "scale_and_bias":[2,[1000,2000]]}
        """;

    /// <summary>The same tree of two levels as nodes in nodes, for one output.</summary>
    public const string CatBoostNested = """
        {"features_info":{"float_features":[
        {"borders":[1.5],"feature_id":"x","feature_index":0,"flat_feature_index":0,"has_nans":true,"nan_value_treatment":"AsIs"}]},
        "model_info":{"params":{"loss_function":{"params":{},"type":"Logloss"}}},
        "scale_and_bias":[1,[0.5]],
        "trees":[{"left":{"value":1,"weight":3},"right":{"left":{"value":2,"weight":1},"right":{"value":3,"weight":1},
        "split":{"border":2.5,"float_feature_index":0,"split_index":1,"split_type":"FloatFeature"}},
        "split":{"border":1.5,"float_feature_index":0,"split_index":0,"split_type":"FloatFeature"}}]}
        """;

    /// <summary>A tree over a number x and a category c whose names are in the file, and a tree that is a leaf.</summary>
    public const string XGBoost = """
        {"learner":{"attributes":{"best_iteration":"1"},"feature_names":["x","c"],"feature_types":["float","c"],
        "gradient_booster":{"model":{"cats":{"enc":[{"offsets":[],"values":[]},{"offsets":[0,3,8,12],
        "values":[114,101,100,103,114,101,101,110,98,108,117,101]}],"feature_segments":[0,0,3],"sorted_idx":[2,1,0]},
        "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"3"},
        "iteration_indptr":[0,1,2,3],
        "tree_info":[0,0,0],
        "trees":[
        {"base_weights":[0,0,0,0,0],"categories":[0,2],"categories_nodes":[1],"categories_segments":[0],"categories_sizes":[2],
        "default_left":[1,0,0,0,0],"id":0,
        "left_children":[1,3,-1,-1,-1],
        "loss_changes":[5,1,0,0,0],"parents":[2147483647,0,0,1,1],
        "right_children":[2,4,-1,-1,-1],
        "split_conditions":[1.5E0,NaN,-2.5E-1,5E-1,1E0],
        "split_indices":[0,1,0,0,0],"split_type":[0,1,0,0,0],"sum_hessian":[12,8,4,3,5],
        "tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"5","size_leaf_vector":"1"}},
        {"default_left":[0],"left_children":[-1],"right_children":[-1],"split_conditions":[2.5E-1],"split_indices":[0]},
        {"default_left":[0],"left_children":[-1],"right_children":[-1],"split_conditions":[8],"split_indices":[0]}
        ]},"name":"gbtree"},
        "learner_model_param":{"base_score":"[5E-1]","num_class":"0","num_feature":"2","num_target":"1"},
        "objective":{"name":"binary:logistic"}},"version":[3,1,0]}
        """;
}
